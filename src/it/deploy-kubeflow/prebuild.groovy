evaluate(new File(basedir, '../setup-starter/copy.groovy'))
new File(basedir, 'starter/conf/cluster').mkdirs()
// Kubeflow Pipelines as the emulator plays it: the same project, another environment.
new File(basedir, 'starter/conf/cluster/vertexai.yml').text = '''\
host: kubeflow
endpoint: emulator
run_config:
  root: gs://my-bucket/cluster
  experiment_name: Flights on a cluster
  schedules:
    __default__:
      nightly:
        cron: 0 3 * * MON-FRI
'''
return true
