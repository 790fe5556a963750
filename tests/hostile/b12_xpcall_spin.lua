-- class: cpu
-- tries: a message handler that never ends, met by the limit itself
-- expect: error

while true do xpcall(function() while true do end end, function() while true do end end) end
