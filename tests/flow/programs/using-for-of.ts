/*
Released at the end of each turn.

START -> list
list -> for (using a of list)
for (using a of list) -> a, b  -> RETURN  -throw-> THROW
a, b -true-> dispose(a)  -false-> c
c -true-> dispose(a)#2  -false-> x = 1
x = 1 -> dispose(a)#3
dispose(a) -> RETURN
dispose(a)#2 -> for (using a of list)
dispose(a)#3 -> for (using a of list)
*/
for (using a of list) {
  if (b) break;
  if (c) continue;
  x = 1;
}
