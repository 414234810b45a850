/*
START -> open()
open() -> h = open(), use(h)  -throw-> THROW
h = open(), use(h) -> h.close()  -throw-> THROW
h.close() -> RETURN  -throw-> THROW
*/
const h = open();
use(h);
h.close();
