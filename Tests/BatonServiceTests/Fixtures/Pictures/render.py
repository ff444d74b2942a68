#!/usr/bin/env python3
"""Draws the pictures of this folder from messages of QuickCapture/messages.jsonl.

    apt-get install python3-pil fonts-wqy-zenhei
    /usr/bin/python3 render.py ../../../BatonModelTests/QuickCapture/messages.jsonl

A chat with the tenant's own lines becomes a screenshot with bubbles at both sides, a card a card (the second half of the cards a photograph:
turned a little, unevenly lit, as JPEG), everything else one bubble; m001 is there as WebP too. Chosen are the first of each kind that fit; the choice stands in `pictures.json`,
which the test reads together with the messages' labels.
"""
import json
import random
import re
import sys

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
MEMBERS = {"equipment": ["周婷", "小周", "刘洋", "陈晓东"], "medical": ["林静", "赵磊", "何敏"], "education": ["孙悦", "罗欣", "马超"],
           "ecommerce": ["吴迪", "徐佳", "郑凯"], "moulds": ["黄志强", "梁伟", "邓丽"]}
WIDTH, SIZE = 720, 30
HEAD = re.compile(r"^(\S{1,12}) +(?:\d{4}[-/年]\S+ +)?\d{1,2}:\d{2}(?::\d{2})?$")


def wrapped(draw, text, font, width):
    lines = []
    for piece in text.split("\n"):
        line = ""
        for sign in piece:
            if draw.textlength(line + sign, font=font) > width:
                lines.append(line)
                line = sign
            else:
                line += sign
        lines.append(line)
    return lines


def chat(title, turns, path):
    font, small = ImageFont.truetype(FONT, SIZE), ImageFont.truetype(FONT, 20)
    image = Image.new("RGB", (WIDTH, 6000), (237, 237, 237))
    draw = ImageDraw.Draw(image)
    y = 24
    if title:
        draw.text(((WIDTH - draw.textlength(title, font=font)) / 2, y), title, font=font, fill=(20, 20, 20))
        y += 70
    draw.text(((WIDTH - draw.textlength("10:24", font=small)) / 2, y), "10:24", font=small, fill=(150, 150, 150))
    y += 46
    for own, text in turns:
        lines = wrapped(draw, text, font, WIDTH * 0.62)
        width, height = max(draw.textlength(line, font=font) for line in lines), len(lines) * (SIZE + 10)
        left = WIDTH - 110 - width - 40 if own else 110
        draw.rounded_rectangle((left, y, left + width + 40, y + height + 30), 10, fill=(149, 236, 105) if own else (255, 255, 255))
        draw.rectangle((WIDTH - 95 if own else 20, y, WIDTH - 20 if own else 95, y + 75), fill=(120, 150, 190))
        for number, line in enumerate(lines):
            draw.text((left + 20, y + 15 + number * (SIZE + 10)), line, font=font, fill=(20, 20, 20))
        y += height + 60
    image.crop((0, 0, WIDTH, y + 20)).convert("L").quantize(16).save(path, optimize=True)


def card(text, path, photographed):
    font, large = ImageFont.truetype(FONT, 34), ImageFont.truetype(FONT, 46)
    image = Image.new("L", (1000, 120 + 66 * len(text.split("\n"))), 250)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(text.split("\n")):
        draw.text((70, 50 + number * 66), line, font=large if number == 0 and len(line) < 18 else font, fill=30)
    if not photographed:
        return image.quantize(16).save(path, optimize=True)
    table = Image.new("L", (image.width + 240, image.height + 240), 90)
    table.paste(image, (120, 120))
    table = table.rotate(1.2, resample=Image.BICUBIC, fillcolor=90).filter(ImageFilter.GaussianBlur(0.7))
    light = Image.linear_gradient("L").resize(table.size).point(lambda value: 170 + value // 3)
    table = Image.composite(table, Image.new("L", table.size, 20), light)
    table.save(path, quality=70)


def main():
    random.seed(7)
    wanted = {"chat": 10, "bubble": 14, "card": 10}
    chosen = []
    for line in open(sys.argv[1], encoding="utf-8"):
        message = json.loads(line)
        text = message["text"]
        if message["kind"] in ("negative", "own") or not any(message["expected"].values()) or len(text) > 260:
            continue
        if any(ord(sign) > 0xFFFF for sign in text):
            continue
        lines = text.split("\n")
        heads = [HEAD.match(line) for line in lines]
        kind = "card" if message["kind"] == "card" else "chat" if heads[0] and len({h.group(1) for h in heads if h}) == 2 else "bubble"
        if kind == "bubble" and (len(lines) > 1 or message["kind"] != "single" or int(message["id"][1:]) % 5 != 1):
            continue
        if wanted[kind] == 0 or kind == "card" and len(lines) < 2:
            continue
        number = wanted[kind]
        name = message["id"] + (".jpg" if kind == "card" and number <= 4 else ".png")
        if kind == "card":
            card(text, name, number <= 4)
        elif kind == "bubble":
            chat("", [(False, text)], name)
        else:
            turns, title = [], ""
            for line, head in zip(lines, heads):
                if head:
                    own = any(member in head.group(1) for member in MEMBERS[message["context"]])
                    if not own:
                        title = head.group(1)
                    turns.append([own, ""])
                elif turns:
                    turns[-1][1] = (turns[-1][1] + "\n" + line).strip()
            turns = [turn for turn in turns if turn[1]]
            if len({own for own, _ in turns}) < 2:
                continue
            chat(title, turns, name)
        wanted[kind] -= 1
        chosen.append({"id": message["id"], "file": name, "kind": "card" if kind == "card" else "chat"})
    Image.open("m001.png").convert("RGB").save("m001.webp", lossless=True)
    chosen.sort(key=lambda picture: picture["id"])
    with open("pictures.json", "w", encoding="utf-8") as file:
        file.write(json.dumps(chosen, indent=1) + "\n")
    print(len(chosen), wanted)


main()
