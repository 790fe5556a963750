-- class: cpu-c
-- tries: utf8 functions over long texts, again and again
-- expect: error

local s = ("é"):rep(200000)
for i = 1, 1e9 do utf8.len(s) utf8.offset(s, -1) utf8.offset(s, 100000) for p in utf8.codes(s) do end end
