-- The requests of one contestant, made before the clock starts. After `--`: what (hello, one, page, capture, flood), what paths begin with,
-- and a file: for `one` and `page` lines of "key lead-id", for `capture` and `flood` (pages and captures in turn) lines of "key product-line".

local threads = 0

function setup(thread)
   threads = threads + 1
   thread:set("thread_number", threads)
end

local requests, position, count = {}, 0, 0

local function lines(path)
   local all = {}
   for line in io.lines(path) do
      local key, value = line:match("^(%S+) (.+)$")
      all[#all + 1] = { key = key, value = value }
   end
   return all
end

function init(args)
   local what, prefix, file = args[1], args[2], args[3]
   math.randomseed(os.time() * 16 + thread_number)
   if what == "hello" then
      requests[1] = wrk.format("GET", prefix)
   elseif what == "capture" or what == "flood" then
      local targets = lines(file)
      -- More than one thread sends in a run, so that a number rarely comes twice.
      for i = 1, 8000 do
         local target = targets[math.random(#targets)]
         local phone = string.format("1%d%04d%05d", math.random(3, 9), math.random(0, 9999), math.random(0, 99999))
         local body = '{"contact_name":"王小明","company":"宁波精密机械有限公司","phone":"' .. phone
            .. '","area":"浙江","product_line":"' .. target.value .. '","budget":"80万","need":"想看非标装配线报价"}'
         requests[i] = wrk.format("POST", prefix,
            { ["Authorization"] = "Bearer " .. target.key, ["Content-Type"] = "application/json" }, body)
         if what == "flood" and i % 2 == 0 then
            requests[i] = wrk.format("GET", prefix .. "?limit=50", { ["Authorization"] = "Bearer " .. target.key })
         end
      end
   else
      for i, target in ipairs(lines(file)) do
         local path = what == "one" and prefix .. "/" .. target.value or prefix .. "?limit=50"
         requests[i] = wrk.format("GET", path, { ["Authorization"] = "Bearer " .. target.key })
      end
   end
   count = #requests
   position = math.random(count)
end

function request()
   position = position % count + 1
   return requests[position]
end

-- One line for the harness: requests, microseconds, answers that are errors, errors of sockets, p50 and p99 in microseconds.
function done(summary, latency)
   local errors = summary.errors
   io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, errors.status,
      errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(99)))
end
