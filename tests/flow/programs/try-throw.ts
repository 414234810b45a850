/*
START -> throw a
throw a -throw-> catch, x = 1
catch, x = 1 -> RETURN
*/
try {
  throw a;
} catch {
  x = 1;
}
