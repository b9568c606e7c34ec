import groovy.io.FileType

// The same project at another place, with a comment more.
def copy = new File(basedir, 'else where/compile')
basedir.eachFileRecurse(FileType.FILES) { file ->
    def name = basedir.toPath().relativize(file.toPath()).toString()
    if (name == 'pom.xml' || name =~ /^(src|conf|data)\b/) {
        def target = new File(copy, name)
        target.parentFile.mkdirs()
        target.bytes = file.bytes
    }
}
def pom = new File(copy, 'pom.xml')
pom.text = pom.text.replace('../parent', '../../../parent')
def orders = new File(copy, 'src/main/java/it/Orders.java')
orders.text = orders.text.replace('public final class', '// A comment,\n// over two lines.\npublic final class')
return true
