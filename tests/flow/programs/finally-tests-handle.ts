/*
START -> open()
open() -> h = open(), use(h)  -throw-> h
h = open(), use(h) -> h#2  -throw-> h
h -present-> h?.close()  -absent-> h?.close()#2
h?.close() -> h?.close()#2  -throw-> THROW
h?.close()#2 -throw-> THROW
h#2 -present-> h?.close()#3  -absent-> h?.close()#4
h?.close()#3 -> h?.close()#4  -throw-> THROW
h?.close()#4 -> RETURN
*/
function subject(h) {
  try {
    h = open();
    use(h);
  } finally {
    h?.close();
  }
}
