-- class: memory
-- tries: table.concat of one long text many times
-- expect: error

local s, t = ("x"):rep(100000), {}
for i = 1, 100 do t[i] = s end
return table.concat(t)
