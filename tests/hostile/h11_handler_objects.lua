-- class: api
-- tries: handlers that are no functions
-- expect: error

sim.on("turn", setmetatable({}, {__call = function() end}))
