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

// What it is compared with at the end: other code, another parameter, less memory.
new File(basedir, 'before.json').text = new File(basedir, 'expected/compile.json').text
        .replace('launch-IDENTITY.jar', 'launch-' + '0' * 32 + '.jar')
        .replace('"defaultValue": 10', '"defaultValue": 7')
        .replace('"4Gi"', '"2Gi"')
return true
