-- class: cpu
-- tries: an error handler that sorts with a comparison that never ends
-- expect: error

xpcall(error, function() table.sort({3, 2, 1}, function() while true do end end) end)
error("went on")
