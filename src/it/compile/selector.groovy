if (excluded == 'slow') {
    println 'compile is slow: it runs with -Pfull'
    return false
}
return true
