evaluate(new File(basedir, '../setup-starter/copy.groovy'))
evaluate(new File(sources, 'deploy/nightly.groovy'))
return true
