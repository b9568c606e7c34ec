import groovy.io.FileType

// Run by the prebuild script of a project that builds on the starter: copies it to the folder starter.
def generated = new File(basedir, '../setup-starter/generated/spaceflights')
def starter = new File(basedir, 'starter')
generated.eachFileRecurse(FileType.FILES) { file ->
    def target = new File(starter, generated.toPath().relativize(file.toPath()).toString())
    target.parentFile.mkdirs()
    target.bytes = file.bytes
}
return starter
