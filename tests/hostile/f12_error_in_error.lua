-- class: stack
-- tries: errors in handlers of errors in coroutines in callbacks
-- expect: error

local function h(e) error(e) end
for i = 1, 100 do
  xpcall(coroutine.wrap(function() ("x"):gsub("x", function() xpcall(error, h, {}) error({}) end) end), h)
end
error(coroutine.create(h))
