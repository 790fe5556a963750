-- class: escape
-- tries: makes bytecode
-- expect: either

local dump = string.dump or ("").dump
if dump then sim.log("ESCAPED string.dump " .. #dump(function() end)) end
if string.pack or string.unpack or string.packsize then sim.log("ESCAPED string.pack") end
