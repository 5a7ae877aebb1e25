"""问答汇编 (A5.3.2): what callers ask, from masked records, answered by an expert, made knowledge."""
