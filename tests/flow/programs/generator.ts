/*
At `yield` the consumer resumes, throws, or goes away.

START -> open()
open() -> h = open(), yield h  -throw-> THROW
h = open(), yield h -> h.close()  -throw-> THROW  -abandon-> RETURN
h.close() -> RETURN  -throw-> THROW
*/
function* subject() {
  const h = open();
  yield h;
  h.close();
}
