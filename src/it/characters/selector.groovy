if (excluded == 'slow') {
    println 'characters is slow: it runs with -Pfull'
    return false
}
if (System.getProperty('os.name') != 'Linux') {
    println 'locales are named as Linux names them'
    return false
}
return true
