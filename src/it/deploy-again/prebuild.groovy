evaluate(new File(basedir, '../setup-starter/copy.groovy'))

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
new File(basedir, 'starter/conf/impossible').mkdirs()
new File(basedir, 'starter/conf/impossible/vertexai.yml').text = '''\
endpoint: emulator
run_config:
  schedules:
    data_procesing:
      nightly: {cron: 0 3 * * *}
    __default__:
      typo:
        parameters:
          model_options:
            test_sise: 0.3
      type:
        parameters:
          model_options:
            test_size: much
'''
return true
