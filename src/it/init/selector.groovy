if (excluded == 'slow') {
    println 'init is slow: it runs with -Pfull'
    return false
}
return true
