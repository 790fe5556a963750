-- class: cpu-c
-- tries: tables whose length is a number far beyond their entries, in what walks or extends them
-- expect: either

local function far(border)
    local t = {}
    for _, n in ipairs { 1, 2, 4, 5, 8, 9 } do t[n] = 1 end
    local p = 16
    while p <= border and p > 0 do t[p] = 1; p = p * 2 end
    if p <= 0 then t[border] = 1 return t end
    local i, j = p // 2, p
    while j - i > 1 do
        local m = (i + j) // 2
        if m <= border then t[m] = 1; i = m else j = m end
    end
    return t
end
local full = far(math.maxinteger)
pcall(table.insert, full, 2)
pcall(table.insert, full, 1, 2)
pcall(table.remove, full, 1)
pcall(table.remove, full)
pcall(table.concat, far(1 << 33))
pcall(table.unpack, far(1 << 33))
for _, bits in ipairs { 31, 32, 33, 40, 62 } do pcall(table.sort, far(1 << bits)) end
table.sort(full)
