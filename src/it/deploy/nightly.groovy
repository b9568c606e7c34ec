// Run by the prebuild script of a project that schedules the starter: an environment with two schedules.
new File(basedir, 'starter/conf/nightly').mkdirs()
new File(basedir, 'starter/conf/nightly/vertexai.yml').text = '''\
endpoint: emulator
run_config:
  scheduled_run_name: Flights ${version|1}
  schedules:
    __default__:
      nightly:
        cron: 0 3 * * MON-FRI
        time_zone: Europe/Oslo
        max_active_runs: 1
        allow_queueing: true
        parameters:
          model_options:
            test_size: 0.3
    data_processing:
      hourly:
        cron: 0 * * * *
        paused: true
'''
