-- class: determinism
-- tries: reads and writes numbers and compares texts, which a locale may change
-- expect: ok

sim.log(1.5 .. " " .. tostring(2.25) .. " " .. string.format("%.3f %g %5.1f", 1.5, 2.5, 3.5) .. " " .. tostring(tonumber("1.5")))
local t = {"b", "a", "B", "A", "_", "ä", "z", "Z", "é"}
table.sort(t)
sim.log(tostring(("ä"):upper() == "ä") .. tostring("a" < "B") .. tostring(("é"):find("%a")) .. #table.concat(t, " "))
