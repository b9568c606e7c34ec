def written = new File(basedir, 'conf/base/vertexai.yml').readLines()
def log = new File(basedir, 'build.log').text.normalize()

assert log.contains("[INFO] Settings are in ${new File(basedir, 'conf/base')}")
assert 'project_id: my-gcp-project' in written
assert 'region: europe-west1' in written

// What is there is kept, and needs no options.
assert log.contains('[INFO] Kept conf/base/vertexai.yml, which exists; -Dvertexai.force replaces it.')

assert log.contains("""on project init: 2 problems:
[ERROR] -Dvertexai.projectId: 'X' is not valid; an example is my-gcp-project.
[ERROR] -Dvertexai.region (or -DREGION) is not given, for example -Dvertexai.region=europe-west1
""")
assert !log.contains('\tat ')

// Editors find the schema that the first line of the file names.
assert written[0] == '# yaml-language-server: $schema=../vertexai.schema.json'
assert new File(basedir, 'conf/vertexai.schema.json').text.contains('"run_config"')
assert new File(basedir, 'conf/catalog.schema.json').text.contains('"load_args"')
assert new File(basedir, 'conf/mlflow.schema.json').text.contains('"mlflow_tracking_uri"')

// With tracking, where runs are tracked and under which name.
def mlflow = new File(basedir, 'conf/base/mlflow.yml')
assert log.contains("[INFO] Wrote conf/base/mlflow.yml\n")
assert mlflow.text.contains('  mlflow_tracking_uri: ${mlflow_tracking_uri|http://127.0.0.1:5000}\n')
assert mlflow.text.contains('  experiment:\n    name: init\n')

// What is asked for later is added, and what is there stays.
assert new File(basedir, '.github/workflows').list().any { it.endsWith('.yml') }
assert new File(basedir, '.gitlab-ci.yml').file

// The files of another service differ, so those that are there stay.
assert log.contains('[INFO] Kept .github/workflows/vertexai.yml, which you have changed. The new version differs')
assert log.contains('vertexai:run-once -Dvertexai.wait -Dvertexai.env=base -Dvertexai.host=https://kubeflow.example.com/pipeline')
