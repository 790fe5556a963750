-- class: memory
-- tries: coroutines that hold large stacks
-- expect: error

local t = {}
while true do
  local co = coroutine.create(function() local function deep(n) if n == 0 then coroutine.yield() end deep(n - 1) return 1 end deep(1000) end)
  coroutine.resume(co) t[#t + 1] = co
end
