if (excluded == 'slow') {
    println 'build-cache is slow: it runs with -Pfull'
    return false
}
return true
