def log = new File(basedir, 'build.log').text.normalize()

assert log.count('[INFO] Skipped: vertexai.skip is set.\n') == 2

assert log.contains("""on project broken: 3 problems:
[ERROR] Node 'train' reads 'tabel', which no node writes and the catalog lacks.
[ERROR]   it.Misfits#train
[ERROR]   Add 'tabel' to the catalog, or did you mean 'table'?
[ERROR] Node 'train' writes 'model' as List<String>, but node 'evaluate' reads it as double[].
[ERROR]   it.Misfits#train, it.Misfits#evaluate
[ERROR]   Make both types the same.
[ERROR] Parameter 'threshold' is not in conf/.
[ERROR]   Node 'evaluate' reads it: it.Misfits#evaluate
[ERROR] -> [Help 1]
""")

assert log.contains("""on project broken: 3 problems:
[ERROR] conf/typo/catalog_other.yml:1: 'summary' is also in conf/typo/catalog_more.yml:1; keep one of the two, or move one to another environment.
[ERROR] conf/typo/vertexai.yml:1: regio is not a setting; did you mean region?
[ERROR] conf/typo/vertexai.yml:3: run_config.imagee is not a setting; did you mean image?
[ERROR] -> [Help 1]
""")

assert !log.contains('\tat ')
assert !new File(basedir, 'target/vertexai').list().any { it.endsWith('.json') }

evaluate(new File(documentation, 'check-output.groovy'))
