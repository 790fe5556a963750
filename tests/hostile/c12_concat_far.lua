-- class: cpu-c
-- tries: table.concat to the last integer
-- expect: either

pcall(table.concat, {}, "", math.maxinteger - 2, math.maxinteger)
pcall(table.concat, setmetatable({}, {__index = function() return "x" end}), "", 1, math.maxinteger)
pcall(table.concat, {"a", "b"}, ("x"):rep(600000))
