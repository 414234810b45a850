/*
START -> open()
open() -> h = open(), use(h)  -throw-> THROW
h = open(), use(h) -throw-> dispose(h)  -> dispose(h), x = 1
dispose(h) -throw-> THROW
dispose(h), x = 1 -> RETURN
*/
{
  using h = open();
  use(h);
}
x = 1;
