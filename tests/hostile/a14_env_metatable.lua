-- class: isolation
-- tries: replaces the environment's metatable, or writes round it
-- expect: error

pcall(setmetatable, _ENV, {__index = function() return 1 end})
pcall(rawset, _ENV, "pairs", function() return 1 end)
pcall(table.insert, _ENV, 1)
pcall(table.sort, _ENV)
pcall(table.remove, _ENV, 1)
pcall(table.move, {1, 2}, 1, 2, 1, _ENV)
if rawget(_ENV, 1) or pairs == 1 then sim.log("ESCAPED environment written") end
rawset(_ENV, "x", 1)
