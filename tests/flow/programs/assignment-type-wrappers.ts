/*
START -> (a as T).b = c, (d as T) = e, d! = f
(a as T).b = c, (d as T) = e, d! = f -> RETURN
*/
(a as T).b = c;
(d as T) = e;
d! = f;
