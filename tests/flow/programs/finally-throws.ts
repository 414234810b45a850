/*
START -> a()
a() -throw-> throw b  -> throw b#2
throw b -throw-> THROW
throw b#2 -throw-> THROW
*/
try {
  a();
} finally {
  throw b;
}
