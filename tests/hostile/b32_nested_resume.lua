-- class: cpu
-- tries: coroutines that resume each other, each swallowing what it meets
-- expect: error

local function f(n)
  local co = coroutine.create(function() f(n + 1) end)
  while true do coroutine.resume(co) co = coroutine.create(function() while true do end end) end
end
f(1)
