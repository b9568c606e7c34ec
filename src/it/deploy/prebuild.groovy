evaluate(new File(basedir, '../setup-starter/copy.groovy'))

evaluate(new File(sources, 'deploy/nightly.groovy'))
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
