-- class: leak
-- tries: an error text of a megabyte, and one of broken UTF-8
-- expect: error

pcall(error, ("\xff\xfe\0\r\n"):rep(100000))
error(("\xe2\x80\n"):rep(100000))
