-- class: memory
-- tries: swallows the memory limit and measures it
-- expect: error

local t, n = {}, 0
while true do
  local ok = pcall(function() for i = 1, 1000 do t[#t + 1] = ("x"):rep(1000) .. #t end end)
  n = n + 1
  if not ok then sim.log("ESCAPED memory limit " .. n) t = {} end
end
