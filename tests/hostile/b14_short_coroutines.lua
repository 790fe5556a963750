-- class: cpu
-- tries: many short coroutines, each of which stays below the instruction count
-- expect: error

while true do
  local co = coroutine.wrap(function() for i = 1, 200 do end end)
  co()
end
