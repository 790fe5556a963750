-- class: cpu-c
-- tries: a frontier with a large set against a long text, again and again
-- expect: error

local s, set = ("ab "):rep(100000), "[" .. ("x"):rep(200) .. "]"
for i = 1, 1e6 do s:find("%f" .. set) end
