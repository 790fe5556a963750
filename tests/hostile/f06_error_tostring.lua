-- class: crash
-- tries: error objects that fight whoever reads them
-- expect: error

error(setmetatable({}, {__tostring = function() error(setmetatable({}, {__tostring = error})) end, __name = 5, __index = error}))
