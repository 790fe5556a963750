-- class: escape
-- tries: writes a file
-- expect: either

local ok, f = pcall(function() return io.open("canary_a04", "w") end)
if ok and f then f:close() sim.log("ESCAPED io.open") end
