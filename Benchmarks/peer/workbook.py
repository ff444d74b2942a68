"""A workbook of leads, as exhibitions hand them out, and how openpyxl reads it: in its read-only mode, which is the one for large files.

    workbook.py write PATH ROWS
    workbook.py read PATH
"""

import datetime
import random
import sys

import openpyxl

TITLES = ["姓名", "公司", "手机", "邮箱", "地区", "产品线", "预算", "需求", "提交时间", "展位", "备注", "等级"]
LINES = ["AGV", "机械手", "视觉检测", "产线集成"]
AREAS = ["浙江", "江苏", "上海", "广东", "山东", "湖北", "四川", "福建"]
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
WORDS = ["精密机械", "自动化", "智能装备", "电子科技", "汽车零部件", "包装", "医疗器械", "新能源"]


def write(path: str, rows: int) -> None:
    random.seed(7)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("线索")
    sheet.append(TITLES)
    start = datetime.datetime(2026, 9, 1, 8)
    for row in range(rows):
        # One of a hundred is of somebody who stands above; one of two hundred has a number that is none.
        number = row if row % 100 else random.randrange(row + 1)
        phone = 13_000_000_000 + number * 17 % 999_999_999
        sheet.append([
            random.choice(SURNAMES) + random.choice("伟芳娜敏静强磊军洋勇"),
            f"{random.choice(AREAS)}{random.choice(WORDS)}{number % 9973}有限公司",
            # Excel keeps some as numbers, and people write some with blanks.
            "联系前台" if row % 200 == 150 else phone if row % 3 else f"{phone // 10**8} {phone // 10**4 % 10**4:04} {phone % 10**4:04}",
            f"buyer{number}@customer{number % 997}.example" if row % 2 else None,
            random.choice(AREAS), random.choice(LINES), random.choice(["30-50万", "80万", "100万以上", None]),
            random.choice(["想看非标装配线报价，年底前要定下来", "两条产线改造，先要方案", "现有设备老化，需要更换控制系统"]),
            start + datetime.timedelta(seconds=row * 37 % 5_000_000), f"A{row % 300}", "展会现场交流" if row % 5 else None,
            random.choice("ABC"),
        ])
    book.save(path)


def read(path: str) -> None:
    book = openpyxl.load_workbook(path, read_only=True)
    cells = sum(sum(value is not None for value in row) for row in book.worksheets[0].iter_rows(values_only=True))
    print(cells)


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(sys.argv[2], int(sys.argv[3]))
    else:
        read(sys.argv[2])
