-- class: cpu
-- tries: compares long equal strings: one instruction reads them all
-- expect: error

local a, b = ("x"):rep(400000) .. "y", ("x"):rep(400000) .. "y"
local n = 0
while true do if a == b then n = n + 1 end if a < b then n = n - 1 end end
