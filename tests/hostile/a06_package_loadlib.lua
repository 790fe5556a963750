-- class: escape
-- tries: loads a library, or searches for one
-- expect: either

local ok, r = pcall(function() return package.loadlib("libc.so.6", "*") end)
if ok and r then sim.log("ESCAPED loadlib") end
if package or loadlib then sim.log("ESCAPED package") end
