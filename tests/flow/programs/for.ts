/*
START -> i = 0
i = 0 -> i < n
i < n -true-> a  -false-> y = 2
a -true-> i++  -false-> x = 1
x = 1 -> i++
i++ -> i < n
y = 2 -> RETURN
*/
for (let i = 0; i < n; i++) {
  if (a) continue;
  x = 1;
}
y = 2;
