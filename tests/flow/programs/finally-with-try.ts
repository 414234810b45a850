/*
START -> a()
a() -throw-> b()  -> b()#2
b() -throw-> catch, x = 1  -throw-> THROW
catch, x = 1 -throw-> THROW
b()#2 -> RETURN  -throw-> catch, x = 1#2
catch, x = 1#2 -> RETURN
*/
try {
  a();
} finally {
  try {
    b();
  } catch {
    x = 1;
  }
}
