evaluate(new File(sources, 'other-maven/on-mavens.groovy'))
