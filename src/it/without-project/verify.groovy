def log = new File(basedir, 'build.log').text.normalize()

assert log.contains("""vertexai:run-local
  Runs a pipeline on this machine in one JVM""")
assert log.contains('      User property: vertexai.toNodes\n')
assert 'project_id: my-gcp-project' in new File(basedir, 'conf/base/vertexai.yml').readLines()
