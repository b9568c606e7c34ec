evaluate(new File(basedir, '../setup-starter/copy.groovy'))
return true
