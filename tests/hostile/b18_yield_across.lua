-- class: cpu
-- tries: yields across pcall and metamethods for ever
-- expect: error

local co = coroutine.wrap(function()
  while true do
    pcall(coroutine.yield, 1)
    xpcall(coroutine.yield, function() end, 2)
  end
end)
while true do co() end
