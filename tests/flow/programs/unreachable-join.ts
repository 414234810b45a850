/*
START -> a
a -true-> return  -false-> throw b
return -> RETURN
throw b -throw-> THROW
*/
function subject() {
  if (a) return;
  else throw b;
  x = 1;
}
