-- class: determinism
-- tries: keeps a memory in a metatable, swallowed
-- expect: error

local class = {} class.__index = class
local object = setmetatable({}, class)
sim.on("turn", function()
  pcall(function() setmetatable(object, {__index = function() return 1 end}) end)
  pcall(function() class.__call = function() return "kept" end setmetatable({}, class) end)
  pcall(function() sim.log(tostring(pcall(object))) end)
end)
